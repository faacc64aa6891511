ALTER TABLE "Tenant" ADD CONSTRAINT "Tenant_pkey" PRIMARY KEY ("id");

ALTER TABLE "AdminUser" ADD CONSTRAINT "AdminUser_pkey" PRIMARY KEY ("id");

ALTER TABLE "Course" ADD CONSTRAINT "Course_pkey" PRIMARY KEY ("id");

ALTER TABLE "Session" ADD CONSTRAINT "Session_pkey" PRIMARY KEY ("id");

ALTER TABLE "Customer" ADD CONSTRAINT "Customer_pkey" PRIMARY KEY ("id");

ALTER TABLE "Booking" ADD CONSTRAINT "Booking_pkey" PRIMARY KEY ("id");

ALTER TABLE "Achievement" ADD CONSTRAINT "Achievement_pkey" PRIMARY KEY ("id");

ALTER TABLE "EmailTemplate" ADD CONSTRAINT "EmailTemplate_pkey" PRIMARY KEY ("id");

ALTER TABLE "AuditLog" ADD CONSTRAINT "AuditLog_pkey" PRIMARY KEY ("id");

CREATE UNIQUE INDEX "Tenant_slug_key" ON "Tenant" ("slug");

CREATE UNIQUE INDEX "AdminUser_tenantId_email_key" ON "AdminUser" ("tenantId", "email");

CREATE INDEX "Course_tenantId_idx" ON "Course" ("tenantId");

CREATE INDEX "Session_tenantId_startsAt_idx" ON "Session" ("tenantId", "startsAt");

CREATE INDEX "Session_courseId_idx" ON "Session" ("courseId");

CREATE INDEX "Customer_tenantId_email_idx" ON "Customer" ("tenantId", "email");

CREATE INDEX "Booking_tenantId_createdAt_idx" ON "Booking" ("tenantId", "createdAt");

CREATE INDEX "Booking_sessionId_idx" ON "Booking" ("sessionId");

CREATE INDEX "Booking_customerId_idx" ON "Booking" ("customerId");

CREATE INDEX "Achievement_tenantId_idx" ON "Achievement" ("tenantId");

CREATE INDEX "Achievement_bookingId_idx" ON "Achievement" ("bookingId");

CREATE INDEX "Achievement_customerId_idx" ON "Achievement" ("customerId");

CREATE UNIQUE INDEX "EmailTemplate_tenantId_name_key" ON "EmailTemplate" ("tenantId", "name");

CREATE INDEX "AuditLog_tenantId_idx" ON "AuditLog" ("tenantId");
